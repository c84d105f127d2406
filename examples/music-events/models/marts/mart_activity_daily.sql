{{ activity_by('day') }}
