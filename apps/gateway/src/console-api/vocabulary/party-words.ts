/** Sender or receiver of an interchange: "ZZ/ACME". */
export function partyWords(id: { readonly qualifier: string; readonly id: string } | undefined): string | null {
  return id ? `${id.qualifier}/${id.id}` : null;
}
