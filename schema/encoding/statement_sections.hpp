// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/encoding/sections.hpp"

#include <cstdint>

// The sections of the statement column and of the clusters file, shared by writers and readers.
namespace onrecord::schema::encoding {

inline constexpr Magic statement_magic = {'O', 'R', 'S', 'T', 'M', 'T', '0', '1'};

inline constexpr std::uint32_t statement_counts_section = 1;  ///< u64: documents, Statements.
inline constexpr std::uint32_t document_starts_section = 2;   ///< Narrow, documents + 1.
inline constexpr std::uint32_t statement_quotes_section = 3;  ///< Narrow, a Statement.
inline constexpr std::uint32_t statement_flags_section = 4;   ///< u8, a Statement.
inline constexpr std::uint32_t first_words_section = 5;       ///< Narrow, a Statement.
inline constexpr std::uint32_t word_counts_section = 6;       ///< Narrow, a Statement.
inline constexpr std::size_t statement_section_count = 6;

inline constexpr std::uint8_t title_flag = 1;
inline constexpr std::uint8_t piece_flag = 2;

inline constexpr Magic cluster_magic = {'O', 'R', 'C', 'L', 'U', 'S', 'T', '1'};

inline constexpr std::uint32_t shard_starts_section = 1;  ///< u64, Shards + 1, into Statements.
inline constexpr std::uint32_t clusters_section = 2;  ///< Narrow, a Statement: 1 + cluster, or 0.
inline constexpr std::uint32_t cluster_starts_section = 3;  ///< u32, clusters + 1, into members.
inline constexpr std::uint32_t members_section = 4;         ///< u32: Statements, ascending.
inline constexpr std::size_t cluster_section_count = 4;

}  // namespace onrecord::schema::encoding
