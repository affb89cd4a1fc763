/** Gives the value of a secret by its name. Throws Refused, in words for the operator, when there is none to use. */
export type Secrets = (name: string) => Promise<string>;
