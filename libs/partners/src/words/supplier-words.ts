import type { SheetFault } from '@quayside/edi';
import type { CellFault } from './cell-fault.js';
import { de } from './de.js';
import { en } from './en.js';
import type { RefusalWords } from './refusal-words.js';

/** What a file can be that nobody here reads. */
export type FileKind = 'excel' | 'excel-old' | 'word' | 'pdf' | 'html' | 'picture' | 'archive';

/** How a partner writes its documents, as it may be told. */
export type ToldFormat = 'X12' | 'EDIFACT' | 'CSV' | 'XML' | 'JSON';

/** The languages in which partners are answered. */
export const supplierLanguages = ['en', 'de'] as const;

export type SupplierLanguage = (typeof supplierLanguages)[number];

/**
 * Every text that goes back to a partner and is read by people: what is wrong, and what to do about it. It never speaks of
 * profiles, mappings or settings, which the partner does not have.
 */
export interface SupplierWords {
  /** The kind of a file, with its article. */
  readonly fileKind: Readonly<Record<FileKind, string>>;
  /** A file of a kind that nobody here reads. */
  notRead(name: string, kind: FileKind, formats: readonly ToldFormat[]): string;
  /** The name of the column that says what is wrong with each row. */
  readonly heading: string;
  /** Why there is a ' before cells of a row that came without it. */
  readonly marked: string;
  /** A row that could not be read and is not there to stand beside. */
  row(number: number): string;
  /** A column that has no name, counted from 1. */
  column(number: number): string;
  sheet(fault: SheetFault): string;
  cell(fault: CellFault): string;
  /** What a person has refused. */
  readonly refusal: RefusalWords;
  /** What its sender can do nothing about. */
  readonly ours: string;
}

const words: Readonly<Record<SupplierLanguage, SupplierWords>> = { en, de };

export function supplierWords(language: SupplierLanguage): SupplierWords {
  return words[language];
}
