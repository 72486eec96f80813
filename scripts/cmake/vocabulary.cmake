# SPDX-License-Identifier: GPL-3.0-or-later
# onrecord_vocabulary(OUT [COMPONENT component] [ROOM room] FILE...)
# Compiles data files in: for each FILE a source that defines the string_view
# onrecord::COMPONENT::ROOM::vocabulary::STEM, STEM being the file's name without extension, as
# COMPONENT/ROOM/vocabulary.hpp declares it: corpus and annotation unless given. OUT is the variable that
# gets the sources. Editing a file makes CMake run again.
function(onrecord_vocabulary out)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "COMPONENT;ROOM" "")
    set(component corpus)
    if(arg_COMPONENT)
        set(component ${arg_COMPONENT})
    endif()
    set(room annotation)
    if(arg_ROOM)
        set(room ${arg_ROOM})
    endif()
    string(REPLACE "/" "::" namespace ${room})
    set(sources)
    foreach(file IN LISTS arg_UNPARSED_ARGUMENTS)
        cmake_path(GET file STEM stem)
        cmake_path(ABSOLUTE_PATH file)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
        file(READ ${file} text)
        set(source ${CMAKE_CURRENT_BINARY_DIR}/vocabulary/${room}/${stem}.cpp)
        file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[// Made from @file@; edit that.
#include "@component@/@room@/vocabulary.hpp"

namespace onrecord::@component@::@namespace@::vocabulary {
const std::string_view @stem@ = R"vocabulary(@text@)vocabulary";
}
]])
        list(APPEND sources ${source})
    endforeach()
    set(${out} ${sources} PARENT_SCOPE)
endfunction()
