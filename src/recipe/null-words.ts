/** What files say in place of a missing value. */
export const NULL_WORDS = ['NA', 'N/A', 'n/a', '#N/A', 'NULL', 'null', '\\N', 'NaN', 'nan', 'None', 'none', '-', '?']
