import type { Profile, Scenario, Settings } from '../model/index.ts';

const usual: Readonly<Record<Scenario, Profile>> = { developer: 'full', server: 'medium', ci: 'ci' };

/** What the base image holds: as the user says, else as the scenario needs it. */
export const profileOf = ({ profile, scenario }: Settings): Profile => profile ?? usual[scenario];
