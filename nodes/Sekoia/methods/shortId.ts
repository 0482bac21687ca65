/** A short ID as users copy it from the app: two capitals and at least six more characters. */
export const SHORT_ID = /^[A-Z]{2}[A-Za-z0-9]{6,}$/;
