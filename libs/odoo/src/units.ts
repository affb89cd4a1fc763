import type { Decimal } from '@quayside/std';

/** UN/ECE Recommendation 20 codes by Odoo's external ids; Odoo itself has no codes for its units. */
const byExternalId: Readonly<Record<string, string>> = {
  'uom.product_uom_unit': 'EA',
  'uom.product_uom_dozen': 'DZN',
  'uom.product_uom_pack_6': 'XPK',
  'uom.product_uom_minute': 'MIN',
  'uom.product_uom_hour': 'HUR',
  'uom.product_uom_day': 'DAY',
  'uom.product_uom_millimeter': 'MMT',
  'uom.product_uom_cm': 'CMT',
  'uom.product_uom_meter': 'MTR',
  'uom.product_uom_km': 'KMT',
  'uom.product_uom_square_meter': 'MTK',
  'uom.product_uom_square_foot': 'FTK',
  'uom.product_uom_milliliter': 'MLT',
  'uom.product_uom_litre': 'LTR',
  'uom.product_uom_cubic_meter': 'MTQ',
  'uom.product_uom_cubic_inch': 'INQ',
  'uom.product_uom_cubic_foot': 'FTQ',
  'uom.product_uom_gram': 'GRM',
  'uom.product_uom_kgm': 'KGM',
  'uom.product_uom_ton': 'TNE',
  'uom.product_uom_oz': 'ONZ',
  'uom.product_uom_lb': 'LBR',
  'uom.product_uom_inch': 'INH',
  'uom.product_uom_foot': 'FOT',
  'uom.product_uom_yard': 'YRD',
  'uom.product_uom_mile': 'SMI',
  'uom.product_uom_floz': 'OZA',
  'uom.product_uom_qt': 'QTL',
  'uom.product_uom_gal': 'GLL',
  'uom.product_uom_kwh': 'KWH',
};

/** Pack units have no external id: they are made by hand and named "Case of 12", "Pallet", ... Codes of Recommendation 21. */
const byFirstWord: Readonly<Record<string, string>> = {
  case: 'XCS',
  carton: 'XCT',
  box: 'XBX',
  pack: 'XPK',
  pallet: 'XPX',
  bag: 'XBG',
  bottle: 'XBO',
  roll: 'XRO',
  drum: 'XDR',
  unit: 'EA',
  units: 'EA',
  piece: 'EA',
  pieces: 'EA',
  pair: 'PR',
  set: 'SET',
  dozen: 'DZN',
  dozens: 'DZN',
};

/** A unit of measure as Odoo has it. */
export interface OdooUnit {
  readonly id: number;
  readonly name: string;
  /** How many of the smallest unit of its family it is. */
  readonly factor: Decimal;
  readonly externalId?: string;
}

/** Codes for units of one's own, by external id or name. */
export type UnitOverrides = Readonly<Record<string, string>>;

/** The code of a unit; a unit that no table knows goes by its own name, which then no document will match by accident. */
export function unitCode(unit: OdooUnit, overrides: UnitOverrides = {}): string {
  const known =
    unit.externalId === undefined ? undefined : (overrides[unit.externalId] ?? byExternalId[unit.externalId]);
  const firstWord = unit.name.trim().toLowerCase().split(/\s+/)[0] ?? '';
  return overrides[unit.name] ?? known ?? byFirstWord[firstWord] ?? unit.name;
}
