/** A value as it stands in a call, an answer or a record. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
