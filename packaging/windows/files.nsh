; How the files come and go.
;
; The new version is unpacked beside the old one (installing.new), looked through, and only then put in its place by
; renaming what lies at the top: a few dozen names, among them the whole folder lib. A power cut, a full disk or a
; virus scanner that takes a file away while unpacking (half a minute) leaves the old program as it was and working.
; While renaming (a moment) the mark `installing` keeps the launchers from starting half of each. Windows does not
; rename a folder in which somebody holds a file open, and scanners look at files that have just been written: so each
; renaming is tried for half a minute, and if it still fails, everything goes back to where it was. Overwriting in
; place would need less space, but would destroy the old program first and find out afterwards.
;
; What is ours says the list kyoju-installed.txt of each version: `t` lies at the top, `f` is a file, `d` a folder.
; Nothing else is ever deleted, except `preset` (what the prefecture handed out) and installing.new (made by us here).
; Somebody may have put a link (a junction to a share) where a folder was: NSIS' own RMDir /r would follow it and delete
; what lies there. RemoveTree takes the link away and leaves what it leads to.
Var From
Var To
Var Failed

Function Unpack
  Call ClearOld
  Push "$INSTDIR\installing.new"
  Call RemoveTree
  ${If} ${FileExists} "$INSTDIR\installing.new\*.*"
    Call GiveUp   ; never unpack into what is not ours
  ${EndIf}
  InitPluginsDir
  File "/oname=$PLUGINSDIR\new.txt" "${LISTS}/${LIST}"
  ${If} ${FileExists} "$INSTDIR\${LIST}"
    CopyFiles /SILENT "$INSTDIR\${LIST}" "$PLUGINSDIR\old.txt"
  ${EndIf}
  DetailPrint "$(TEXT_UNPACKING)"
  SetDetailsPrint none
  ClearErrors
  SetOverwrite try   ; tells by the error flag, not by a question
  SetOutPath "$INSTDIR\installing.new"
  File /r "${TREE}/*"
  File "${LISTS}/${LIST}"
  WriteUninstaller "$INSTDIR\installing.new\Uninstall.exe"
  Call TakePreset
  SetOutPath "$TEMP"   ; whoever stands in a folder keeps it from being renamed
  SetDetailsPrint both
  ${If} ${Errors}
    Call GiveUp
  ${EndIf}
  StrCpy $Failed 0
  ${EachLine} "$PLUGINSDIR\new.txt" "f" IsUnpacked
  ${If} $Failed <> 0
    Call GiveUp
  ${EndIf}
FunctionEnd

Function IsUnpacked
  ${IfNot} ${FileExists} "$INSTDIR\installing.new\$Entry"
    StrCpy $Failed 1
  ${EndIf}
FunctionEnd

; preset.toml and the folder preset beside this installer; a folder replaces what was there, a single file joins it.
Function TakePreset
  ${If} ${FileExists} "$EXEDIR\preset\*.*"
    CreateDirectory "$INSTDIR\installing.new\preset"
    CopyFiles /SILENT "$EXEDIR\preset\*.*" "$INSTDIR\installing.new\preset"
    ${Log} "$(LOG_PRESET) preset\"
  ${ElseIf} $Preset != ""
  ${AndIf} ${FileExists} "$INSTDIR\preset\*.*"
    CreateDirectory "$INSTDIR\installing.new\preset"
    CopyFiles /SILENT "$INSTDIR\preset\*.*" "$INSTDIR\installing.new\preset"
  ${EndIf}
  ${If} $Preset != ""
    CreateDirectory "$INSTDIR\installing.new\preset"
    CopyFiles /SILENT "$Preset" "$INSTDIR\installing.new\preset\preset.toml"
    ${Log} "$(LOG_PRESET) preset.toml"
  ${EndIf}
FunctionEnd

; Nothing was changed yet, or everything is back: take away what was unpacked and say so.
Function GiveUp
  SetDetailsPrint both
  SetOutPath "$TEMP"
  Push "$INSTDIR\installing.new"
  Call RemoveTree
  Delete "$INSTDIR\installing"
  Call RemoveEmpty
  ${If} $Installed == ""
    ${Stop} 17 "$(TEXT_WRITE_FAILED)"
  ${Else}
    ${Stop} 17 "$(TEXT_OLD_STAYS)"
  ${EndIf}
FunctionEnd

Function Swap
  DetailPrint "$(TEXT_SWAPPING)"
  SetDetailsPrint none
  CreateDirectory "$INSTDIR\installing.old"
  FileOpen $0 "$INSTDIR\installing" w
  FileClose $0
  StrCpy $Failed 0
  StrCpy $From "$INSTDIR"
  StrCpy $To "$INSTDIR\installing.old"
  Call MoveAll
  ${If} $Failed = 0
    StrCpy $From "$INSTDIR\installing.new"
    StrCpy $To "$INSTDIR"
    Call MoveAll
    ${If} $Failed <> 0
      StrCpy $Failed 0
      StrCpy $From "$INSTDIR"
      StrCpy $To "$INSTDIR\installing.new"
      Call MoveAll
      Call MoveBack
    ${EndIf}
  ${Else}
    Call MoveBack
  ${EndIf}
  Push "$INSTDIR\installing.new"
  Call RemoveTree
  SetDetailsPrint both
FunctionEnd

Function MoveBack
  StrCpy $Failed 0
  StrCpy $From "$INSTDIR\installing.old"
  StrCpy $To "$INSTDIR"
  Call MoveAll
  ${If} $Failed <> 0
    ${Stop} 17 "$(TEXT_WRITE_FAILED)"   ; the mark stays: the program says that it must be installed again
  ${EndIf}
  RMDir "$INSTDIR\installing.old"
  Call GiveUp
FunctionEnd

; Everything that the old or the new version puts at the top, from $From to $To; $Failed when something did not go.
Function MoveAll
  ${EachLine} "$PLUGINSDIR\old.txt" "t" MoveEntry
  ${EachLine} "$PLUGINSDIR\new.txt" "t" MoveEntry
  ${If} ${FileExists} "$INSTDIR\installing.new\preset\*.*"
  ${OrIf} ${FileExists} "$INSTDIR\installing.old\preset\*.*"
    StrCpy $Entry "preset"
    Call MoveEntry
  ${EndIf}
FunctionEnd

Function MoveEntry
  StrCpy $0 0
  ${DoWhile} $Failed = 0
    ${IfNot} ${FileExists} "$From\$Entry"
      Return
    ${EndIf}
    ClearErrors
    Rename "$From\$Entry" "$To\$Entry"
    ${IfNot} ${Errors}
      Return
    ${EndIf}
    IntOp $0 $0 + 1
    ${If} $0 >= 60
      StrCpy $Failed 1
    ${EndIf}
    Sleep 500
  ${Loop}
FunctionEnd

!macro Files un
; Delete the file or folder that is on the stack, with everything in it.
Function ${un}RemoveTree
  Exch $R0
  Push $R1
  System::Call 'kernel32::GetFileAttributesW(wR0)i.R1'
  ${If} $R1 = -1
    ; it is not there
  ${ElseIfNot} $R1 & 0x10   ; FILE_ATTRIBUTE_DIRECTORY
    Delete "$R0"
  ${Else}
    ${IfNot} $R1 & 0x400    ; FILE_ATTRIBUTE_REPARSE_POINT
      Push "$R0"
      Call ${un}RemoveInside
    ${EndIf}
    RMDir "$R0"
  ${EndIf}
  Pop $R1
  Pop $R0
FunctionEnd

; Delete everything in the folder that is on the stack.
Function ${un}RemoveInside
  Exch $R0
  Push $R1
  Push $R2
  FindFirst $R1 $R2 "$R0\*.*"
  ${DoWhile} $R2 != ""
    ${If} $R2 != "."
    ${AndIf} $R2 != ".."
      Push "$R0\$R2"
      Call ${un}RemoveTree
    ${EndIf}
    FindNext $R1 $R2
  ${Loop}
  FindClose $R1
  Pop $R2
  Pop $R1
  Pop $R0
FunctionEnd

; Delete what the list says in the folder $From; what could not be deleted is counted in $Failed.
Function ${un}DeleteListed
  Pop $R2
  !insertmacro EachLine "${un}" "$R2" "f" DeleteEntry
  !insertmacro EachLine "${un}" "$R2" "d" DeleteFolder
FunctionEnd

Function ${un}DeleteEntry
  Delete "$From\$Entry"
  ${If} ${FileExists} "$From\$Entry"
    IntOp $Failed $Failed + 1
  ${EndIf}
FunctionEnd

Function ${un}DeleteFolder
  RMDir "$From\$Entry"
FunctionEnd

; What the version before left in installing.old. Files in it that no list names are somebody's: they are kept.
Function ${un}ClearOld
  ${IfNot} ${FileExists} "$INSTDIR\installing.old\*.*"
    Return
  ${EndIf}
  StrCpy $Failed 0
  StrCpy $From "$INSTDIR\installing.old"
  InitPluginsDir
  ; after a cut while swapping the list may be in either place
  CopyFiles /SILENT "$From\${LIST}" "$PLUGINSDIR\gone.txt"
  Push "$PLUGINSDIR\gone.txt"
  Call ${un}DeleteListed
  Push "$INSTDIR\${LIST}"
  Call ${un}DeleteListed
  Push "$From\preset"
  Call ${un}RemoveTree
  Delete "$From\Uninstall.exe"
  Delete "$From\${LIST}"
  RMDir "$From"
  StrCpy $0 1
  ${DoWhile} ${FileExists} "$From\*.*"
    ClearErrors
    Rename "$From" "$INSTDIR\kept-$0"
    IntOp $0 $0 + 1
    ${If} $0 > 99
      ${Break}
    ${EndIf}
  ${Loop}
FunctionEnd
!macroend
!insertmacro Files ""
!insertmacro Files "un."

Function un.RemoveFiles
  SetOutPath "$TEMP"
  DetailPrint "$(TEXT_REMOVING)"
  SetDetailsPrint none
  InitPluginsDir
  CopyFiles /SILENT "$INSTDIR\${LIST}" "$PLUGINSDIR\all.txt"
  Delete "$INSTDIR\Kyoju.exe"        ; first of all: half a program must not start
  Delete "$INSTDIR\KyojuAdmin.exe"
  StrCpy $0 0
  ${Do}
    StrCpy $Failed 0
    StrCpy $From "$INSTDIR"
    Push "$PLUGINSDIR\all.txt"
    Call un.DeleteListed
    ${If} $Failed = 0
    ${OrIf} $0 >= 10
      ${Break}
    ${EndIf}
    IntOp $0 $0 + 1
    Sleep 1000   ; a virus scanner may be holding it
  ${Loop}
  ${If} $Failed <> 0
    ${UnStop} 17 "$(TEXT_REMOVE_FAILED)"   ; list, remover and entry stay: it can be done again
  ${EndIf}
  Push "$INSTDIR\preset"
  Call un.RemoveTree
  Push "$INSTDIR\installing.new"
  Call un.RemoveTree
  Call un.ClearOld
  Delete "$INSTDIR\installing"
  Delete "$INSTDIR\${LIST}"
  ${If} $EXEDIR == $INSTDIR
    ; started with _?= so that it can be waited for: a running file cannot be deleted, but moved
    Rename "$EXEPATH" "$TEMP\KyojuRemoved.tmp"
    Delete /REBOOTOK "$TEMP\KyojuRemoved.tmp"
  ${Else}
    Delete "$INSTDIR\Uninstall.exe"
  ${EndIf}
  Call un.RemoveEmpty
FunctionEnd
