import { Module, type DynamicModule } from '@nestjs/common';
import { choicesController } from '../choices/choices.controller.js';
import { CHOOSE, type Choose } from '../choices/choosing.js';
import { DOCUMENT_READS, PREVIEW, type DocumentReads, type PreviewOf } from './document-reads.js';
import { DocumentsController } from './documents.controller.js';

export interface DocumentPorts {
  readonly reads: DocumentReads;
  readonly preview: PreviewOf;
  readonly choose: Choose;
}

/** Documents, and what people decide about them. */
@Module({})
export class DocumentsModule {
  static register({ reads, preview, choose }: DocumentPorts): DynamicModule {
    return {
      module: DocumentsModule,
      controllers: [DocumentsController, choicesController('api/documents', 'chooseForDocument')],
      providers: [
        { provide: DOCUMENT_READS, useValue: reads },
        { provide: PREVIEW, useValue: preview },
        { provide: CHOOSE, useValue: choose },
      ],
    };
  }
}
