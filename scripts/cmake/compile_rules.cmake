# SPDX-License-Identifier: GPL-3.0-or-later
# The one place for compiler settings; every target links onrecord::compile_rules.
add_library(onrecord_compile_rules INTERFACE)
add_library(onrecord::compile_rules ALIAS onrecord_compile_rules)

set(ONRECORD_SANITIZE "" CACHE STRING "Sanitizers to build with, e.g. address,undefined")
option(ONRECORD_WARNINGS_AS_ERRORS "Stop at the first warning" OFF)

target_compile_features(onrecord_compile_rules INTERFACE cxx_std_20)
target_compile_options(onrecord_compile_rules INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
    $<$<BOOL:${ONRECORD_WARNINGS_AS_ERRORS}>:-Werror>)
if(ONRECORD_SANITIZE)
    target_compile_options(onrecord_compile_rules INTERFACE
        -fsanitize=${ONRECORD_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(onrecord_compile_rules INTERFACE -fsanitize=${ONRECORD_SANITIZE})
endif()
