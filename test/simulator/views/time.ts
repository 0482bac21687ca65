/** Alerts and comments show whole seconds since 1970 ... */
export const epochSeconds = (ms: number): number => Math.floor(ms / 1000);
/** ... most other resources ISO strings. */
export const iso = (ms: number): string => new Date(ms).toISOString();
export const isoOrNull = (ms: number | null | undefined): string | null => (ms == null ? null : iso(ms));
