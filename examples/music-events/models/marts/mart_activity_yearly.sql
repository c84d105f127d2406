{{ activity_by('year') }}
