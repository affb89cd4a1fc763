/** The code tables that the mappings of a folder share: "x12/855.yaml" has "x12/tables.yaml" beside it. */
export function tablesBeside(mapping: string): string {
  return mapping.replace(/[^/]*$/, 'tables.yaml');
}
