{{ activity_by('week') }}
