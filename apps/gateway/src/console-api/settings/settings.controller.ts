import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Returns } from '../../server/returns.js';
import { INSTALLATION, type InstallationRead } from './installation.js';
import { presentSettings } from './present-settings.js';
import { settingsShape } from './settings-shape.js';

/** The installation itself. */
@ApiTags('console')
@Controller('api/settings')
export class SettingsController {
  constructor(@Inject(INSTALLATION) private readonly installation: InstallationRead) {}

  @Get()
  @ApiOperation({ operationId: 'getSettings', summary: 'The installation itself' })
  @Returns(settingsShape)
  async settings() {
    return presentSettings(await this.installation());
  }
}
