// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/json_ld.hpp"
#include "corpus/formats/page/draft.hpp"
#include "corpus/formats/page/facts.hpp"

#include <functional>
#include <string>
#include <vector>

// Reads entries from a page's structured data (JSON-LD, microdata).
namespace onrecord::corpus::formats::page {

/// Called with what is wrong with an update.
using Warn = std::function<void(std::string reason)>;

/// A draft for every update that has text. Values that belong to the page as a whole are not copied
/// to its entries: the page's headline is not a title, the page's list of authors not a byline.
std::vector<Draft> read_updates(const LdLiveblog& liveblog,
                                const PageFacts& facts,
                                const Warn& warn);

/// The names by which other parts of the page may refer to an entry: the last segments of its id
/// and address. `block-646219f` gives itself and `646219f`.
std::vector<std::string> keys_of(std::string_view id,
                                 std::string_view url,
                                 std::string_view page_url);

/// The key of an entry identified by its element.
std::string key_of_node(html::NodeIndex node);

}  // namespace onrecord::corpus::formats::page
