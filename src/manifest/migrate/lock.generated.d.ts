export { thorough } from '../flaws.generated.js';
