# SPDX-License-Identifier: GPL-3.0-or-later
# onrecord_vocabulary(OUT NAME FILE...)
# Compiles data files in: for each FILE a source that defines the string_view
# onrecord::corpus::annotation::vocabulary::STEM, STEM being the file's name without extension.
# OUT is the variable that gets the sources. Editing a file makes CMake run again.
function(onrecord_vocabulary out)
    set(sources)
    foreach(file IN LISTS ARGN)
        cmake_path(GET file STEM stem)
        cmake_path(ABSOLUTE_PATH file)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
        file(READ ${file} text)
        set(source ${CMAKE_CURRENT_BINARY_DIR}/vocabulary/${stem}.cpp)
        file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[// Made from @file@; edit that.
#include "corpus/annotation/vocabulary.hpp"

namespace onrecord::corpus::annotation::vocabulary {
const std::string_view @stem@ = R"vocabulary(@text@)vocabulary";
}
]])
        list(APPEND sources ${source})
    endforeach()
    set(${out} ${sources} PARENT_SCOPE)
endfunction()
