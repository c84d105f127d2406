{{ activity_by('second') }}
