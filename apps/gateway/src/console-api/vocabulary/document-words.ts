import { documentWord, isDocumentType } from '@quayside/canonical';

/** Words of the documents for people. */
export function typeWord(type: string | null, setType: string): string {
  if (type === null || !isDocumentType(type)) return `Set ${setType}`;
  return type === 'order-acknowledgement' ? 'Acknowledgement' : documentWord(type);
}

/** 1234.5 as "1,234.50": grouped, with at least two digits, no digit lost. */
export function money(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${fraction.padEnd(2, '0')}`;
}
