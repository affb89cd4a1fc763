import { Body, ConflictException, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Account, Link } from '@quayside/accounts';
import type { z } from 'zod';
import { found } from '../../server/found.js';
import { Named } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { chosenShape } from '../choices/choice-shapes.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { PEOPLE_DESK, type PeopleDesk } from './people-desk.js';
import { invitingShape, peopleShape, personLinkShape, personTermsShape } from './person-shapes.js';

/** Who may use the console. */
@ApiTags('people')
@Controller('api/people')
export class PeopleController {
  constructor(@Inject(PEOPLE_DESK) private readonly desk: PeopleDesk) {}

  @Get()
  @ApiOperation({ operationId: 'listPeople', summary: 'Who has an account' })
  @Returns(peopleShape)
  async list() {
    const { people, partners, companies } = await this.desk.all();
    return { rows: people.map(presentPerson), partners: [...partners], companies: [...companies] };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'invitePerson', summary: 'Make an account and a link to set its password' })
  @ApiBody({ schema: { $ref: '#/components/schemas/Inviting' } })
  @Returns(personLinkShape)
  async invite(@Body({ schema: invitingShape }) person: z.infer<typeof invitingShape>, @CurrentSession() by: Signed) {
    const link = await this.desk.invite(person, by.account);
    if (!link) throw new ConflictException(`There is an account "${person.name}" already.`);
    return presentLink(link);
  }

  @Put(':name')
  @Named('name')
  @ApiOperation({ operationId: 'changePerson', summary: 'Give somebody other roles, or narrow them' })
  @ApiBody({ schema: { $ref: '#/components/schemas/PersonTerms' } })
  @Returns(chosenShape)
  async change(
    @Param('name') name: string,
    @Body({ schema: personTermsShape }) terms: z.infer<typeof personTermsShape>,
    @CurrentSession() by: Signed,
  ) {
    await this.#found(name);
    mustKeepAdmin(await this.desk.change(name, terms, by.account));
    return { message: 'Changed. It holds from the next request on.' };
  }

  @Post(':name/disable')
  @HttpCode(200)
  @Named('name')
  @ApiOperation({ operationId: 'disablePerson', summary: 'Let an account open nothing; its sessions end' })
  @Returns(chosenShape)
  async disable(@Param('name') name: string, @CurrentSession() by: Signed) {
    await this.#found(name);
    mustKeepAdmin(await this.desk.disable(name, by.account));
    return { message: 'Disabled. Open sessions have ended.' };
  }

  @Post(':name/enable')
  @HttpCode(200)
  @Named('name')
  @ApiOperation({ operationId: 'enablePerson', summary: 'Let an account in again' })
  @Returns(chosenShape)
  async enable(@Param('name') name: string, @CurrentSession() by: Signed) {
    await this.#found(name);
    await this.desk.enable(name, by.account);
    return { message: 'Enabled. The old password is good again.' };
  }

  @Post(':name/link')
  @HttpCode(200)
  @Named('name')
  @ApiOperation({ operationId: 'makePersonLink', summary: 'A new link to set a password; older ones end' })
  @Returns(personLinkShape)
  async link(@Param('name') name: string, @CurrentSession() by: Signed) {
    const account = await this.#found(name);
    if (account.disabledAt !== null) throw new ConflictException('The account is disabled: enable it first.');
    return presentLink(await this.desk.link(account, by.account));
  }

  @Post(':name/take-second-factor')
  @HttpCode(200)
  @Named('name')
  @ApiOperation({ operationId: 'takeSecondFactor', summary: 'Ask for no code any more, for who has lost everything' })
  @Returns(chosenShape)
  async takeSecondFactor(@Param('name') name: string, @CurrentSession() by: Signed) {
    await this.#found(name);
    await this.desk.takeSecondFactor(name, by.account);
    return { message: 'Taken away. The password alone is enough until a new one is set up.' };
  }

  async #found(name: string): Promise<Account> {
    return found(await this.desk.find(name), 'account');
  }
}

function mustKeepAdmin(fault: 'last-admin' | undefined): void {
  if (fault) throw new ConflictException('Somebody must be left to administer the others: make another one first.');
}

function presentPerson(account: Account): z.input<typeof peopleShape>['rows'][number] {
  const { name, displayName, email, roles, partners, companies, disabledAt, passwordHash, issuer, createdAt } = account;
  return {
    ...{ name, displayName, email, roles: [...roles] },
    partners: partners === null ? null : [...partners],
    companies: companies === null ? null : [...companies],
    standing: disabledAt !== null ? 'disabled' : passwordHash === null && issuer === null ? 'invited' : 'active',
    secondFactor: account.oneTimeSince !== null,
    issuer,
    createdAt: createdAt.toISOString(),
    disabledAt: disabledAt?.toISOString() ?? null,
  };
}

/** The token stands behind the hash sign: no server and no proxy sees it in an address. */
function presentLink({ token, expiresAt }: Link): z.input<typeof personLinkShape> {
  return { path: `/console/welcome#${token}`, expiresAt: expiresAt.toISOString() };
}
