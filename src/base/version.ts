/** The version of odpm. */
export const version = '5.0.0';
