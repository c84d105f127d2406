{{ activity_by('month') }}
