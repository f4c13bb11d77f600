function __kpi_words
  set -l values --period --ky
  set -l path
  set -l skip 0
  for word in (commandline -opc)[2..-1]
    if test $skip = 1
      set skip 0
    else if string match -q -- '-*' $word
      contains -- $word $values; and set skip 1
    else if test (count $path) -lt 2
      set -a path $word
    end
  end
  test $skip = 1; and return
  set -l words
  while true
    switch "$path"
      case ''
        set words record ghi unit don-vi --help
      case 'record' 'ghi'
        set words --period --yes
      case 'unit' 'don-vi'
        set words list danh-sach
      case 'unit list' 'unit danh-sach' 'don-vi list' 'don-vi danh-sach'
        set words --json
    end
    if test -n "$words"; or test (count $path) -lt 2
      break
    end
    set path $path[1]
  end
  printf "%s\n" $words
end
complete -c kpi -a '(__kpi_words)'
