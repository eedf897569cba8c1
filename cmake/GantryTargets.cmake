# The few rules that every target follows, told once.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()
find_program(MOLD_PROGRAM mold)

add_library(gantry_options INTERFACE)
target_compile_options(gantry_options INTERFACE -Wall -Wextra $<$<BOOL:${GANTRY_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(gantry_options INTERFACE -Wno-maybe-uninitialized) # false alarms over std::optional and std::variant, optimised
endif()
target_compile_options(gantry_options INTERFACE -fpch-preprocess) # lets ccache see into a precompiled header
target_compile_definitions(gantry_options INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_KEYWORDS QT_NO_FOREACH)
target_include_directories(gantry_options INTERFACE ${CMAKE_SOURCE_DIR})
if(MOLD_PROGRAM)
    target_link_options(gantry_options INTERFACE -fuse-ld=mold)
endif()

# gantry_library(NAME [MOC] SOURCES a.cpp ... USES target ... [PRIVATELY target ...])
# One static target a folder; PCH is the header that the room precompiles, or a target whose precompiled header it reuses.
function(gantry_library name)
    cmake_parse_arguments(A "MOC" "PCH" "SOURCES;USES;PRIVATELY" ${ARGN})
    add_library(${name} STATIC ${A_SOURCES})
    target_link_libraries(${name} PUBLIC gantry_options ${A_USES} PRIVATE ${A_PRIVATELY})
    set_target_properties(${name} PROPERTIES AUTOMOC ${A_MOC})
    if(TARGET "${A_PCH}")
        target_precompile_headers(${name} REUSE_FROM ${A_PCH})
    elseif(A_PCH)
        target_precompile_headers(${name} PRIVATE ${A_PCH})
    endif()
endfunction()
