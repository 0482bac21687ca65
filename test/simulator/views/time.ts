/** Whole seconds since 1970, the form of dates in alerts and their comments. */
export const epochSeconds = (ms: number): number => Math.floor(ms / 1000);
/** An ISO string, the form of dates in most other places. */
export const iso = (ms: number): string => new Date(ms).toISOString();
/** The same for something that may not have happened. */
export const isoOrNull = (ms: number | null | undefined): string | null => (ms == null ? null : iso(ms));
