import type { Project } from '../model/index.ts';

/**
 * What Odoo's own requirements need beside the packages of the official Python image: headers for python-ldap,
 * and the PostgreSQL client for backups.
 */
const packages = ['libldap2-dev', 'libsasl2-dev', 'postgresql-client'];

export const baseOf = ({ python, distribution }: Project): string =>
  `python:${python}-${distribution.codename}`;

/** The Dockerfile of profile `ci`: neither browser nor wkhtmltopdf. The same bytes for every user: uid and gid are arguments. */
export const dockerfile = (project: Project): string => `FROM ${baseOf(project)}
ARG ODPM_UID=9999
ARG ODPM_GID=9999
RUN apt-get update \\
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ${packages.join(' ')} \\
 && rm -rf /var/lib/apt/lists/*
RUN python3 -m pip install --no-cache-dir --break-system-packages --root-user-action=ignore 'uv>=0.5,<1'
RUN (getent group "$ODPM_GID" || groupadd --gid "$ODPM_GID" odoo) \\
 && (getent passwd "$ODPM_UID" || useradd --uid "$ODPM_UID" --gid "$ODPM_GID" --home-dir /home/odoo --no-create-home odoo) \\
 && for folder in . .venv .local .local/share .local/share/Odoo .cache extra-addons; do \\
      install -d -o "$ODPM_UID" -g "$ODPM_GID" "/home/odoo/$folder"; \\
    done
ENV HOME=/home/odoo
WORKDIR /home/odoo
USER $ODPM_UID:$ODPM_GID
`;

/** Nothing of the project is copied into the image, so nothing is sent to the engine. */
export const dockerignore = '*\n';
