# SPDX-License-Identifier: GPL-3.0-or-later
# onrecord_component(NAME PUBLIC_HEADERS h... SOURCES cpp... LINKS target... PRIVATE_LINKS target...)
# Makes the library onrecord::NAME; the target all_verify_interface_header_sets
# compiles each of its public headers alone.
function(onrecord_component name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "PUBLIC_HEADERS;SOURCES;LINKS;PRIVATE_LINKS")
    add_library(onrecord_${name} STATIC)
    add_library(onrecord::${name} ALIAS onrecord_${name})
    target_sources(onrecord_${name}
        PRIVATE ${arg_SOURCES}
        PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${arg_PUBLIC_HEADERS})
    target_link_libraries(onrecord_${name}
        PUBLIC ${arg_LINKS}
        PRIVATE onrecord::compile_rules ${arg_PRIVATE_LINKS})
    target_compile_features(onrecord_${name} PUBLIC cxx_std_20)
    set_target_properties(onrecord_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
endfunction()

# onrecord_program(NAME SOURCES cpp... LINKS target...)
# Makes the program NAME in build/PRESET/bin/.
function(onrecord_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS")
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE onrecord::compile_rules ${arg_LINKS})
    set_target_properties(${name} PROPERTIES
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
endfunction()

# onrecord_install(NAME)
# Installs the program NAME, and what it makes of its own tables in build/PRESET/share/: its manual
# page and its completions for bash, zsh and fish.
function(onrecord_install name)
    install(TARGETS ${name} RUNTIME DESTINATION bin)
    onrecord_program_text(${name} --help-man share/man/man1 ${name}.1)
    onrecord_program_text(${name} --completion-bash share/bash-completion/completions ${name})
    onrecord_program_text(${name} --completion-zsh share/zsh/site-functions _${name})
    onrecord_program_text(${name} --completion-fish share/fish/vendor_completions.d ${name}.fish)
endfunction()

# What the program NAME answers to ARGUMENT, kept as FILE in build/PRESET/FOLDER and installed there.
function(onrecord_program_text name argument folder file)
    file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/${folder})
    add_custom_command(TARGET ${name} POST_BUILD
        COMMAND $<TARGET_FILE:${name}> ${argument} > ${PROJECT_BINARY_DIR}/${folder}/${file}
        VERBATIM)
    install(FILES ${PROJECT_BINARY_DIR}/${folder}/${file} DESTINATION ${folder})
endfunction()

# onrecord_test(NAME SOURCES cpp... LINKS target...)
# Makes a GoogleTest program in build/PRESET/tests/ and tells ctest each of its tests.
function(onrecord_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS")
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE
        onrecord::compile_rules ${arg_LINKS} GTest::gmock GTest::gtest_main)
    set_target_properties(${name} PROPERTIES
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    gtest_discover_tests(${name}
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
        PROPERTIES TIMEOUT 300
        DISCOVERY_MODE PRE_TEST)
endfunction()
