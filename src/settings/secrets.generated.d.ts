export { thorough } from './user.generated.js';
