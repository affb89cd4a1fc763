import { decimalOf } from '@quayside/std';
import { expect, it } from 'vitest';
import { unitCode } from './units.js';

const unit = (name: string, externalId?: string) => ({
  id: 1,
  name,
  factor: decimalOf('1'),
  ...(externalId === undefined ? {} : { externalId }),
});

it('knows the units that come with Odoo by their external ids, whatever they are called', () => {
  expect(unitCode(unit('Stuks', 'uom.product_uom_unit'))).toBe('EA');
  expect(unitCode(unit('kg', 'uom.product_uom_kgm'))).toBe('KGM');
});

it('knows packs that somebody made by the first word of their name', () => {
  expect(unitCode(unit('Case of 12'))).toBe('XCS');
  expect(unitCode(unit('pallet'))).toBe('XPX');
});

it('lets a company name its own units first', () => {
  const overrides = { 'Case of 12': 'XCT', 'uom.product_uom_unit': 'H87' };
  expect(unitCode(unit('Case of 12'), overrides)).toBe('XCT');
  expect(unitCode(unit('Units', 'uom.product_uom_unit'), overrides)).toBe('H87');
});

it('never guesses a code for what it does not know', () => {
  expect(unitCode(unit('Sleeve (25)'))).toBe('Sleeve (25)');
});
