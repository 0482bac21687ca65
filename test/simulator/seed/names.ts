/** Parts of the names of made-up computers and people, in assets and events alike. */
export const SITES = ['par', 'lyo', 'ren', 'lon'];
export const PEOPLE = ['alice', 'bruno', 'chloe', 'david', 'emma', 'farid', 'gaelle', 'hugo', 'ines', 'jules'];
