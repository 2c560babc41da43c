/** Every step of odpm's own in the order in which they are asked and carried out; the only list of them. */
export const order = [
  'docker.engine.check',
  'git.materialize',
  'project.map_folders',
  'template.dockerfile',
  'template.dockerignore',
  'template.odoo_conf',
  'compose.service',
  'compose.generate',
  'compose.validate',
  'hooks.post_prepare',
  'image.base',
  'docker.ports.check',
  'hooks.pre_up',
  'odoo.modules',
  'compose.up',
] as const;
