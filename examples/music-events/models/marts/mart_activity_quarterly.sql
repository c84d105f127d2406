{{ activity_by('quarter') }}
