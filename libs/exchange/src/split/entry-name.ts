/** The name of an entry of a wrapper, as it was meant; nothing of it is ever a path here. */
export function entryName(path: string): string {
  return (
    path
      // eslint-disable-next-line no-control-regex -- control characters are just what is taken out here
      .replace(/[\u0000-\u001f\u007f]/g, '')
      .split(/[\\/]+/)
      .filter((part) => part !== '' && part !== '.' && part !== '..')
      .join('/')
      .slice(-255)
  );
}
