/** Which ERP a partner's documents go to, for which vendor. */
export interface ErpAddress {
  readonly connection: string;
  readonly company?: number;
  /** How the vendor is found: by its reference, its VAT number or its id. */
  readonly vendor: { readonly ref?: string; readonly vat?: string; readonly id?: number };
}
