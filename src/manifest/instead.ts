const services: Readonly<Record<string, string>> = {
  container_name: 'Remove it: Compose names containers after the project and the service.',
  extends: 'Remove it, and write the keys of the other service here.',
  links: 'Remove it: services reach each other by their names.',
  volumes_from: 'Remove it, and list the volumes of the other service under "volumes".',
};

/** Fields of the flat format, and where the nested one has them. */
const flat: Readonly<Record<string, string>> = {
  python_version: 'Write "python": "3.12".',
  distro_name: 'Write "distro": {"name": "debian", "version": "13"}.',
  distro_version: 'Write "distro": {"name": "debian", "version": "13"}.',
  postgres_version: 'Write "postgres": "17".',
  requirements_txt: 'Write "requirements": [].',
  odoo_git_link: 'Write "platform": {"git": "https://github.com/odoo/odoo.git 19.0"}.',
  odoo_build_date: 'Write it into "platform": {"build_date": "20250131"}.',
  odpm_version: 'Remove it: requires_odpm says which odpm is needed.',
  developing_project: 'Write "developing": {"git": "https://github.com/my-org/shop.git 19.0"}.',
};

/** The way out for keys that other tools and older manifests have. */
export const insteadOf = (key: string): string | undefined =>
  Object.hasOwn(services, key) ? services[key] : Object.hasOwn(flat, key) ? flat[key] : undefined;
