/** The model of the browser, as projects for Spark bring it along. */
export const MODEL_FILE = 'model.parquet'
