import { Module, type DynamicModule } from '@nestjs/common';
import { INSTALLATION, type InstallationRead } from './installation.js';
import { SettingsController } from './settings.controller.js';

/** The installation itself. */
@Module({})
export class SettingsModule {
  static register(installation: InstallationRead): DynamicModule {
    return {
      module: SettingsModule,
      controllers: [SettingsController],
      providers: [{ provide: INSTALLATION, useValue: installation }],
    };
  }
}
