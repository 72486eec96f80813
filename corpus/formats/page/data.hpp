// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/json_ld.hpp"
#include "corpus/formats/page/draft.hpp"
#include "corpus/formats/page/facts.hpp"

#include <functional>
#include <string>
#include <vector>

// What a page's data (JSON-LD, microdata) says of its entries.
namespace onrecord::corpus::formats::page {

/// Told of what is wrong with one update.
using Warn = std::function<void(std::string reason)>;

/// A draft for every update that has words. What the page says of everything at once stays with the
/// liveblog: a headline that is the page's is no title, a list of authors that is the page's no
/// byline.
std::vector<Draft> read_updates(const LdLiveblog& liveblog,
                                const PageFacts& facts,
                                const Warn& warn);

/// The names by which other parts of the page may mean an entry: the last parts of its id and
/// address. `block-646219f` gives itself and `646219f`.
std::vector<std::string> keys_of(std::string_view id,
                                 std::string_view url,
                                 std::string_view page_url);

/// The key of what is known by its element.
std::string key_of_node(html::NodeIndex node);

}  // namespace onrecord::corpus::formats::page
