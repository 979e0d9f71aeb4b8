"""Live preview: builds, serves, and builds again when the record, the pages or the code's templates change."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from build_scripts.paths import PACKAGE, Project
from build_scripts.problems import report_text
from build_scripts.progress import Progress
from build_scripts.site import BuildError, build_site
from build_scripts.site_check import checked

HOST = "127.0.0.1"


def rebuilt(project: Project, port: int) -> None:
    """Builds the site for the preview; what is wrong is said, and the last good one stays."""
    found = checked(project)
    if found.problems:
        print(report_text(found.problems), flush=True)
        return
    try:
        # Without the content policy: the preview's own reload script is inline.
        build_site(project, found, Progress(), site=_folder(project), site_url=f"http://{HOST}:{port}/", policy=False)
    except BuildError as error:
        print(error, flush=True)


def _folder(project: Project) -> Path:
    return project.build / "preview"


def serve(project: Project, port: int) -> None:
    """Serves the site on this machine until interrupted, and builds it again when something in it changes."""
    log = logging.getLogger("mkdocs.livereload")
    log.setLevel(logging.WARNING)

    def rebuild(_: object = None) -> None:
        rebuilt(project, port)

    rebuild()
    server = LiveReloadServer(builder=rebuild, host=HOST, port=port, root=str(_folder(project)), mount_path="/")
    for watched in (project.data, project.content, project.mkdocs, PACKAGE / "templates", PACKAGE / "styles"):
        server.watch(str(watched))
    print(f"http://{HOST}:{port}/  (Ctrl-C ends it)", flush=True)
    server.serve()  # type: ignore[no-untyped-call]
