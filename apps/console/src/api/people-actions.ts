import { answered, api, type Shapes } from './client';

type Chosen = Promise<Shapes['Chosen']>;

/** Makes an account; the link is told once. */
export function invite(body: Shapes['Inviting']): Promise<Shapes['PersonLink']> {
  return answered(api.POST('/api/people', { body }));
}

export function changePerson(name: string, body: Shapes['PersonTerms']): Chosen {
  return answered(api.PUT('/api/people/{name}', { params: { path: { name } }, body }));
}

export function disablePerson(name: string): Chosen {
  return answered(api.POST('/api/people/{name}/disable', { params: { path: { name } } }));
}

export function enablePerson(name: string): Chosen {
  return answered(api.POST('/api/people/{name}/enable', { params: { path: { name } } }));
}

/** A new link to set a password; older ones end. */
export function makeLink(name: string): Promise<Shapes['PersonLink']> {
  return answered(api.POST('/api/people/{name}/link', { params: { path: { name } } }));
}

export function takeSecondFactor(name: string): Chosen {
  return answered(api.POST('/api/people/{name}/take-second-factor', { params: { path: { name } } }));
}

export function changeMyPassword(body: Shapes['NewPassword']): Chosen {
  return answered(api.POST('/api/me/password', { body }));
}

export function beginSecondFactor(): Promise<Shapes['SecondFactor']> {
  return answered(api.POST('/api/me/second-factor'));
}

export function confirmSecondFactor(code: string): Promise<Shapes['RecoveryCodes']> {
  return answered(api.POST('/api/me/second-factor/confirm', { body: { code } }));
}

export function endSecondFactor(code: string): Chosen {
  return answered(api.POST('/api/me/second-factor/end', { body: { code } }));
}

export function joinProvider(): Promise<Shapes['SentToProvider']> {
  return answered(api.POST('/api/me/provider'));
}

export function endMySession(id: string): Chosen {
  return answered(api.DELETE('/api/me/sessions/{id}', { params: { path: { id } } }));
}

/** Whose link it is. */
export function lookAtLink(token: string): Promise<Shapes['LinkShown']> {
  return answered(api.POST('/api/welcome/look', { body: { token } }));
}

export function followLink(token: string, password: string): Chosen {
  return answered(api.POST('/api/welcome', { body: { token, password } }));
}
