"""What programs that walk through the web may read: everything, and a list of where it all is."""

from evidence_site.project import Project


def robots_file(project: Project) -> dict[str, bytes]:
    """Give `robots.txt`, which names the sitemap when the site's address is known."""
    sitemap = f"\nSitemap: {project.address}sitemap.xml\n" if project.address else ""
    return {"robots.txt": f"User-agent: *\nAllow: /\n{sitemap}".encode()}
