"""Who is who: units, people, posts, categories, policies, calendar; all dated."""
