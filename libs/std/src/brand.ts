declare const brand: unique symbol;

/** A `T` that only its own parsing function can make: `Brand<string, 'ControlNumber'>`. Costs nothing at run time. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
