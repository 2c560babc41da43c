/** Where odpm remembers which plugins a project ran with. */
export const ranFile = '.odpm/state/plugins.json';
