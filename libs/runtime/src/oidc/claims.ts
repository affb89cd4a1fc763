type Claims = Readonly<Record<string, unknown>>;

/** A claim by its name, or one inside another by a path with dots. A whole name counts first: some are addresses. */
export function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split('.').reduce<unknown>((within, key) => {
    return typeof within === 'object' && within !== null && Object.hasOwn(within, key)
      ? (within as Claims)[key]
      : undefined;
  }, claims);
}

export function textAt(claims: Claims, name: string): string | undefined {
  const said = claimAt(claims, name);
  return typeof said === 'string' && said.trim() !== '' ? said.trim() : undefined;
}

/** Of a list, its texts; of one text, that. */
export function textsAt(claims: Claims, name: string): readonly string[] {
  const said = claimAt(claims, name);
  return (Array.isArray(said) ? said : [said]).filter((each): each is string => typeof each === 'string');
}
