autoload -U +X compinit && compinit
autoload -U +X bashcompinit && bashcompinit
_kpi() {
  local cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} path= count=0 skip= word i
  local values=" --period --ky "
  COMPREPLY=()
  [[ $values == *" $before "* ]] && return
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ -n $skip ]]; then skip=; continue; fi
    if [[ $word == -* ]]; then [[ $values == *" $word "* ]] && skip=1; continue; fi
    if ((count < 2)); then path="${path:+$path }$word"; count=$((count + 1)); fi
  done
  local words=
  while true; do
    case $path in
      '') words='record ghi unit don-vi --help' ;;
      'record'|'ghi') words='--period --yes' ;;
      'unit'|'don-vi') words='list danh-sach' ;;
      'unit list'|'unit danh-sach'|'don-vi list'|'don-vi danh-sach') words='--json' ;;
    esac
    if [[ -n $words || $path != *" "* ]]; then break; fi
    path=${path%% *}
  done
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _kpi kpi
