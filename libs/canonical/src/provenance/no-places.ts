import { PlaceColumnsBuilder } from './place-columns-builder.js';

/** Of a document that nothing was read of. */
export const noPlaces = new PlaceColumnsBuilder().build();
