// Made from schemas/user-settings.schema.json by `npm run derive`.

/** What a key of user_settings.json means that is not there, and whether its value may be shown. */
export const userKeys = {
  '/developing_project': {
    default: '',
  },
  '/init_modules': {
    default: [],
  },
  '/update_modules': {
    default: [],
  },
  '/db_creation_data/db_lang': {
    default: 'en_US',
  },
  '/db_creation_data/db_country_code': {
    default: null,
  },
  '/db_creation_data/create_demo': {
    default: false,
  },
  '/db_creation_data/db_default_admin_login': {
    default: 'admin',
  },
  '/db_creation_data/db_default_admin_password': {
    default: 'admin',
    secret: true,
  },
  '/db_manager_password': {
    default: '1',
    secret: true,
  },
  '/sql_queries': {
    default: [],
    secret: true,
  },
  '/dev_mode': {
    default: false,
  },
  '/sidecars': {
    default: {},
  },
  '/disabled_plugins': {
    default: [],
  },
  '/update_git_repos': {
    default: false,
  },
  '/clean_git_repos': {
    default: false,
  },
  '/use_oca_dependencies': {
    default: false,
  },
  '/create_module_links': {
    default: false,
  },
  '/pre_commit_map_files': {
    default: [],
  },
  '/check_system': {
    default: false,
  },
} as const;
