{{ activity_by('hour') }}
