/** The identifier by which SEKOIA.IO adds an event to a case. */
export const ADDED_BY = '__event_id';
/** The other identifier of the same event, by which SEKOIA.IO removes it again. */
export const REMOVED_BY = 'event.id';
